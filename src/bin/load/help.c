/*
 * help.c
 *		What --help says, in English or Chinese.
 */
#include "help.h"

#include "wording.h"

static const char *const english =
"govrpt-load reads files of annual reports on the disclosure of government\n"
"information into a table of reports.\n"
"\n"
"Usage:\n"
"  govrpt-load [OPTION]... FILE|FOLDER|-...\n"
"\n"
"Text, Markdown, HTML and CSV are read in any charset; PDF by pdftotext; docx, odt,\n"
"rtf, xlsx, doc and xls by pandoc or LibreOffice, if they are installed.  Files that\n"
"are in the table already are passed over, so that a run that was broken off is\n"
"gone on with by the same command.\n"
"\n"
"Options:\n"
"  -j, --jobs=N             read N files at once (default: one a processor)\n"
"  -t, --table=[SCHEMA.]T   the table; made if it isn't there (default: page)\n"
"      --files-from=FILE    take names of files from FILE (-: standard input), one a\n"
"                           line, or a name, a tab, and the URL it came from\n"
"      --reload             read files again that are in the table already\n"
"      --timeout=SECONDS    that a converter may take for a file (default: 60)\n"
"      --max-size=SIZE      of a text, as in 500kB or 64MB (default: 64MB)\n"
"      --columns            make a table with plain columns and figures, no reports\n"
"      --no-views           don't make views over a new table\n"
"      --lang=en|zh         language of messages (default: that of the locale)\n"
"  -q, --quiet              say nothing but errors and the summary\n"
"  -V, --version            print the version, and exit\n"
"  -?, --help               print this, and exit\n"
"\n"
"Connection options, as psql's:\n"
"  -d, --dbname=DBNAME      database, or a connection string\n"
"  -h, --host=HOSTNAME      server, or directory of its socket\n"
"  -p, --port=PORT          its port\n"
"  -U, --username=USERNAME  user to connect as\n"
"  -w, --no-password        never ask for a password\n"
"  -W, --password           ask for it in any case\n"
"\n"
"Exit status: 0 if every file was read, or had been before, whatever it holds;\n"
"1 if nothing could be done; 2 if some files could not be read; 130 if it was\n"
"interrupted.\n";

static const char *const chinese =
"govrpt-load 把政府信息公开工作年度报告的文件读入数据库的报告表。\n"
"\n"
"用法：\n"
"  govrpt-load [选项]... 文件|文件夹|-...\n"
"\n"
"文本、Markdown、HTML、CSV 不论何种字符编码都直接读取；PDF 由 pdftotext 转换；\n"
"docx、odt、rtf、xlsx、doc、xls 由 pandoc 或 LibreOffice 转换（如已安装）。\n"
"已在表中的文件不再读取，所以中断之后，用同一命令即可继续。\n"
"\n"
"选项：\n"
"  -j, --jobs=N             同时读取 N 个文件（默认：每个处理器一个）\n"
"  -t, --table=[模式.]表    报告表，没有则新建（默认：page）\n"
"      --files-from=文件    从文件（-：标准输入）读取文件名，每行一个；\n"
"                           其后可有制表符和来源网址\n"
"      --reload             已在表中的文件也重新读取\n"
"      --timeout=秒数       每个文件转换时间的上限（默认：60）\n"
"      --max-size=大小      文本大小的上限，如 500kB、64MB（默认：64MB）\n"
"      --columns            新建报告表时以普通列和 figures 列代替 report 列\n"
"      --no-views           新建报告表时不建视图\n"
"      --lang=en|zh         消息的语言（默认：由区域设置决定）\n"
"  -q, --quiet              只显示错误和总结\n"
"  -V, --version            显示版本后退出\n"
"  -?, --help               显示本说明后退出\n"
"\n"
"连接选项，与 psql 相同：\n"
"  -d, --dbname=库名        数据库，或连接字符串\n"
"  -h, --host=主机名        服务器，或其套接字所在目录\n"
"  -p, --port=端口          服务器端口\n"
"  -U, --username=用户名    连接所用的用户\n"
"  -w, --no-password        从不询问口令\n"
"  -W, --password           必定询问口令\n"
"\n"
"退出状态：0 全部文件已读取（或先前已读取），不论内容如何；1 什么也没有做成；\n"
"2 有的文件无法读取；130 被中断。\n";

void
help_print(FILE *to)
{
	fputs(wording_is_chinese() ? chinese : english, to);
}
