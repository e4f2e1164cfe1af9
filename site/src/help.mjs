// help.mjs: what --help says, in the language of the locale: English or Chinese.

const english = `govrpt-site makes static pages of the annual reports in a database: an overview by
year and region, a page for each organ and each year, and one for each figure of
the form and each indicator, in Chinese and in English.

Usage:
  govrpt-site [OPTION]... --out=DIRECTORY [DBNAME [USERNAME]]

The pages need no server and no JavaScript.  Run again, only pages that have changed
are written, all at once at the end, and those of organs that are gone are removed.

Options:
  -o, --out=DIRECTORY      where the pages go; new, empty, or made by govrpt-site
  -t, --table=[SCHEMA.]T   the table of reports (default: page)
      --views=[SCHEMA.]P   what the names of its views begin with, as
                           govreport_create_views() was told (default: the table)
      --key=COLUMN,...     columns that tell the table's rows apart
                           (default: its primary key)
  -l, --lang=LANG,...      zh, en, or both; the first one stands at the root
                           (default: zh,en)
      --title=TEXT         title of the site
      --title-en=TEXT      the same of its English pages
  -q, --quiet              say nothing but errors
  -V, --version            print the version, and exit
  -?, --help               print this, and exit

Connection options, as psql's:
  -d, --dbname=DBNAME      database, or a connection string
  -h, --host=HOSTNAME      server, or directory of its socket
  -p, --port=PORT          its port
  -U, --username=USERNAME  user to connect as
  -w, --no-password        never ask for a password (it never does)

Exit status: 0 if the site was made; 1 if not, and the one that was there is as it
was; 2 if it was made, but some reports have no page, because they don't say whose
or of which year they are; 130 if it was interrupted.
`;

const chinese = `govrpt-site 把数据库中的政府信息公开工作年度报告制成静态网页：按年份和地区的
概览，每个机关每年一页，报告格式的每项数据和每项指标各一页，中英文两种版本。

用法：
  govrpt-site [选项]... --out=目录 [库名 [用户名]]

网页不需要服务器，也不需要 JavaScript。再次运行时只写入有变化的网页，最后一次
换上，并删去已不存在的机关的网页。

选项：
  -o, --out=目录           网页所在目录：新目录、空目录或由 govrpt-site 建立的目录
  -t, --table=[模式.]表    报告表（默认：page）
      --views=[模式.]前缀  其视图名称的前缀，即 govreport_create_views() 所用
                           （默认：表名）
      --key=列,...         用来区分表中各行的列（默认：主键）
  -l, --lang=语言,...      zh、en 或两者，第一种在根目录（默认：zh,en）
      --title=文字         网站标题
      --title-en=文字      英文网页的标题
  -q, --quiet              只显示错误
  -V, --version            显示版本后退出
  -?, --help               显示本说明后退出

连接选项，与 psql 相同：
  -d, --dbname=库名        数据库，或连接字符串
  -h, --host=主机名        服务器，或其套接字所在目录
  -p, --port=端口          服务器端口
  -U, --username=用户名    连接所用的用户
  -w, --no-password        从不询问口令（本程序从不询问）

退出状态：0 网站已制成；1 没有制成，原有网站保持不变；2 已制成，但有的报告未载明
机关或年份，因而没有网页；130 被中断。
`;

// As the C library would choose: the first of these that is set.
export function speaksChinese(environment = process.env) {
	const set = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value);

	return set !== undefined && set.startsWith('zh');
}

export function help(environment = process.env) {
	return speaksChinese(environment) ? chinese : english;
}
