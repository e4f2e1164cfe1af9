/*
 * layout.c
 *		How the form looks on paper, editions of 2019 and 2021.
 *
 * In the form's own words and punctuation.
 */
#include "core/form/layout.h"

#define S(lit)			GOV_LAYOUT_STR(lit)
#define COLUMN(...)		{{__VA_ARGS__}}
#define ROW(slot, ...)	{{__VA_ARGS__}, (slot)}
#define BLOCK(band, corner, columns, rows) \
	{band, corner, (columns), sizeof(columns) / sizeof(*(columns)), \
		(rows), sizeof(rows) / sizeof(*(rows))}
#define NBLOCKS(blocks)	((int) (sizeof(blocks) / sizeof(*(blocks))))
#define NOTHING			{NULL, 0}

GovStr
gov_form_suffix(int form)
{
	static const GovStr suffixes[] = {S("（2019年表式）"), S("（2021年表式）"), NOTHING};

	return suffixes[form == GOV_FORM_2019 ? 0 : form == GOV_FORM_2021 ? 1 : 2];
}


/* ---------------------------------------------- table 2, edition of 2019 */

static const GovLayoutColumn documents_2019[] = {
	COLUMN(S("本年新制作数量")), COLUMN(S("本年新公开数量")), COLUMN(S("对外公开总数量"))
};
static const GovLayoutRow articles_2019_1[] = {
	ROW(0, S("规章")), ROW(6, S("规范性文件"))
};

static const GovLayoutColumn matters_2019[] = {
	COLUMN(S("上一年项目数量")), COLUMN(S("本年增/减")), COLUMN(S("处理决定数量"))
};
static const GovLayoutRow articles_2019_5[] = {
	ROW(12, S("行政许可")), ROW(15, S("其他对外管理服务事项"))
};
static const GovLayoutRow articles_2019_6[] = {
	ROW(18, S("行政处罚")), ROW(21, S("行政强制"))
};

static const GovLayoutColumn fees_2019[] = {
	COLUMN(S("上一年项目数量")), COLUMN(S("本年增/减"))
};
static const GovLayoutRow articles_2019_8[] = {ROW(24, S("行政事业性收费"))};

static const GovLayoutColumn purchases_2019[] = {
	COLUMN(S("采购项目数量")), COLUMN(S("采购总金额"))
};
static const GovLayoutRow articles_2019_9[] = {ROW(27, S("政府集中采购"))};

static const GovLayoutBlock disclosure_2019[] = {
	BLOCK(S("第二十条第（一）项"), S("信息内容"), documents_2019, articles_2019_1),
	BLOCK(S("第二十条第（五）项"), S("信息内容"), matters_2019, articles_2019_5),
	BLOCK(S("第二十条第（六）项"), S("信息内容"), matters_2019, articles_2019_6),
	BLOCK(S("第二十条第（八）项"), S("信息内容"), fees_2019, articles_2019_8),
	BLOCK(S("第二十条第（九）项"), S("信息内容"), purchases_2019, articles_2019_9),
};


/* ---------------------------------------------- table 2, edition of 2021 */

static const GovLayoutColumn documents_2021[] = {
	COLUMN(S("本年制发件数")), COLUMN(S("本年废止件数")), COLUMN(S("现行有效件数"))
};
static const GovLayoutRow articles_2021_1[] = {
	ROW(3, S("规章")), ROW(9, S("行政规范性文件"))
};

static const GovLayoutColumn decisions_2021[] = {COLUMN(S("本年处理决定数量"))};
static const GovLayoutRow articles_2021_5[] = {ROW(14, S("行政许可"))};
static const GovLayoutRow articles_2021_6[] = {
	ROW(20, S("行政处罚")), ROW(23, S("行政强制"))
};

static const GovLayoutColumn fees_2021[] = {COLUMN(S("本年收费金额（单位：万元）"))};
static const GovLayoutRow articles_2021_8[] = {ROW(26, S("行政事业性收费"))};

static const GovLayoutBlock disclosure_2021[] = {
	BLOCK(S("第二十条第（一）项"), S("信息内容"), documents_2021, articles_2021_1),
	BLOCK(S("第二十条第（五）项"), S("信息内容"), decisions_2021, articles_2021_5),
	BLOCK(S("第二十条第（六）项"), S("信息内容"), decisions_2021, articles_2021_6),
	BLOCK(S("第二十条第（八）项"), S("信息内容"), fees_2021, articles_2021_8),
};


/* ------------------------------------------------- table 3, both editions */

#define APPLICANT	S("申请人情况")
#define LEGAL		APPLICANT, S("法人或其他组织")

static const GovLayoutColumn applicants[] = {
	COLUMN(APPLICANT, S("自然人")),
	COLUMN(LEGAL, S("商业企业")),
	COLUMN(LEGAL, S("科研机构")),
	COLUMN(LEGAL, S("社会公益组织")),
	COLUMN(LEGAL, S("法律服务机构")),
	COLUMN(LEGAL, S("其他")),
	COLUMN(APPLICANT, S("总计")),
};

#define OUTCOME(row, ...)	\
	ROW(GOV_SLOT_APPLICATIONS + (row) * GOV_NPARTIES, S("三、本年度办理结果"), __VA_ARGS__)
#define REFUSED		S("（三）不予公开")
#define UNAVAILABLE S("（四）无法提供")
#define UNPROCESSED S("（五）不予处理")
#define OTHER		S("（六）其他处理")

static const GovLayoutRow outcomes[] = {
	ROW(GOV_SLOT_APPLICATIONS + GOV_ROW_RECEIVED * GOV_NPARTIES, S("一、本年新收政府信息公开申请数量")),
	ROW(GOV_SLOT_APPLICATIONS + GOV_ROW_CARRIED_IN * GOV_NPARTIES, S("二、上年结转政府信息公开申请数量")),
	OUTCOME(GOV_ROW_GRANTED, S("（一）予以公开")),
	OUTCOME(GOV_ROW_PARTLY_GRANTED, S("（二）部分公开（区分处理的，只计这一情形，不计其他情形）")),
	OUTCOME(GOV_ROW_REFUSED, REFUSED, S("1.属于国家秘密")),
	OUTCOME(GOV_ROW_REFUSED + 1, REFUSED, S("2.其他法律行政法规禁止公开")),
	OUTCOME(GOV_ROW_REFUSED + 2, REFUSED, S("3.危及“三安全一稳定”")),
	OUTCOME(GOV_ROW_REFUSED + 3, REFUSED, S("4.保护第三方合法权益")),
	OUTCOME(GOV_ROW_REFUSED + 4, REFUSED, S("5.属于三类内部事务信息")),
	OUTCOME(GOV_ROW_REFUSED + 5, REFUSED, S("6.属于四类过程性信息")),
	OUTCOME(GOV_ROW_REFUSED + 6, REFUSED, S("7.属于行政执法案卷")),
	OUTCOME(GOV_ROW_REFUSED + 7, REFUSED, S("8.属于行政查询事项")),
	OUTCOME(GOV_ROW_UNAVAILABLE, UNAVAILABLE, S("1.本机关不掌握相关政府信息")),
	OUTCOME(GOV_ROW_UNAVAILABLE + 1, UNAVAILABLE, S("2.没有现成信息需要另行制作")),
	OUTCOME(GOV_ROW_UNAVAILABLE + 2, UNAVAILABLE, S("3.补正后申请内容仍不明确")),
	OUTCOME(GOV_ROW_NOT_PROCESSED, UNPROCESSED, S("1.信访举报投诉类申请")),
	OUTCOME(GOV_ROW_NOT_PROCESSED + 1, UNPROCESSED, S("2.重复申请")),
	OUTCOME(GOV_ROW_NOT_PROCESSED + 2, UNPROCESSED, S("3.要求提供公开出版物")),
	OUTCOME(GOV_ROW_NOT_PROCESSED + 3, UNPROCESSED, S("4.无正当理由大量反复申请")),
	OUTCOME(GOV_ROW_NOT_PROCESSED + 4, UNPROCESSED, S("5.要求行政机关确认或重新出具已获取信息")),
	OUTCOME(GOV_ROW_OTHER, OTHER),
	OUTCOME(GOV_ROW_OTHER_LEAVES, OTHER, S("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")),
	OUTCOME(GOV_ROW_OTHER_LEAVES + 1, OTHER, S("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请")),
	OUTCOME(GOV_ROW_OTHER_LEAVES + 2, OTHER, S("3.其他")),
	OUTCOME(GOV_ROW_CONCLUDED, S("（七）总计")),
	ROW(GOV_SLOT_APPLICATIONS + GOV_ROW_CARRIED_OVER * GOV_NPARTIES, S("四、结转下年度继续办理")),
};

static const GovLayoutBlock applications[] = {
	BLOCK(NOTHING, S("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"), applicants, outcomes),
};


/* ------------------------------------------------- table 4, both editions */

#define RECONSIDERED	S("行政复议")
#define DIRECT			S("行政诉讼"), S("未经复议直接起诉")
#define AFTERWARDS		S("行政诉讼"), S("复议后起诉")

static const GovLayoutColumn results[] = {
	COLUMN(RECONSIDERED, S("结果维持")), COLUMN(RECONSIDERED, S("结果纠正")),
	COLUMN(RECONSIDERED, S("其他结果")), COLUMN(RECONSIDERED, S("尚未审结")),
	COLUMN(RECONSIDERED, S("总计")),
	COLUMN(DIRECT, S("结果维持")), COLUMN(DIRECT, S("结果纠正")),
	COLUMN(DIRECT, S("其他结果")), COLUMN(DIRECT, S("尚未审结")),
	COLUMN(DIRECT, S("总计")),
	COLUMN(AFTERWARDS, S("结果维持")), COLUMN(AFTERWARDS, S("结果纠正")),
	COLUMN(AFTERWARDS, S("其他结果")), COLUMN(AFTERWARDS, S("尚未审结")),
	COLUMN(AFTERWARDS, S("总计")),
};

static const GovLayoutRow remedies_row[] = {ROW(GOV_SLOT_REMEDIES, NOTHING)};

static const GovLayoutBlock remedies[] = {
	BLOCK(NOTHING, NOTHING, results, remedies_row),
};


const GovLayoutTable gov_layout[] = {
	{GOV_DISCLOSURE, GOV_FORM_2019, S("二、主动公开政府信息情况"), 1, 3,
	disclosure_2019, NBLOCKS(disclosure_2019)},
	{GOV_DISCLOSURE, GOV_FORM_2021, S("二、主动公开政府信息情况"), 1, 3,
	disclosure_2021, NBLOCKS(disclosure_2021)},
	{GOV_APPLICATIONS, 0, S("三、收到和处理政府信息公开申请情况"), 3, GOV_NPARTIES,
	applications, NBLOCKS(applications)},
	{GOV_REMEDIES, 0, S("四、政府信息公开行政复议、行政诉讼情况"), 0, GOV_NREMEDIES,
	remedies, NBLOCKS(remedies)},
};
const int	gov_nlayout = sizeof(gov_layout) / sizeof(*gov_layout);
