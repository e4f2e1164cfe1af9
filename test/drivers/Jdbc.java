/*
 * The JDBC driver, as DBeaver, Metabase or Tableau would use it.  Run from its
 * source: java -cp postgresql.jar Jdbc.java CORPUS
 */
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.util.PGobject;

public class Jdbc {
    static final String WIDE = "SELECT * FROM \"年报\".report_wide";
    static PrintStream out;
    static int count, failed;

    static void ok(boolean good, String name, Object diag) {
        count++;
        if (!good) {
            failed++;
        }
        out.println((good ? "ok " : "not ok ") + count + " - " + name);
        if (!good && diag != null) {
            out.println("# " + diag.toString().replace("\n", "\n# "));
        }
    }

    static void same(Object got, Object want, String name) {
        ok(Objects.equals(got, want), name, "got  " + got + "\nwant " + want);
    }

    /* The truth of a text: column, and the number or null. */
    static Map<String, BigDecimal> truth(Path file) throws Exception {
        Map<String, BigDecimal> cells = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] f = line.replace("\r", "").split(",", -1);
            if (!f[0].equals("item")) {
                cells.put(f[0].replace('.', '_') + (f[1].isEmpty() ? "" : "_" + f[1]),
                        f[2].equals("reported") ? new BigDecimal(f[3]) : null);
            }
        }
        return cells;
    }

    static void wide(Connection con, Path corpus, String how) throws Exception {
        List<String> wrong = new ArrayList<>();
        int n = 0;
        try (PreparedStatement st = con.prepareStatement(WIDE); ResultSet rs = st.executeQuery()) {
            while (rs.next()) {
                Path file = corpus.resolve(rs.getString("name") + ".truth.csv");
                if (!Files.exists(file)) {
                    continue;
                }
                for (Map.Entry<String, BigDecimal> cell : truth(file).entrySet()) {
                    Object got = rs.getObject(cell.getKey());
                    BigDecimal want = cell.getValue();
                    boolean amount = cell.getKey().endsWith("_amount");
                    n++;
                    if (want == null ? got != null
                            : amount ? !(got instanceof BigDecimal) || ((BigDecimal) got).compareTo(want) != 0
                            : !Long.valueOf(want.longValueExact()).equals(got)) {
                        wrong.add(rs.getString("name") + " " + cell.getKey() + ": got " + got + ", want " + want);
                    }
                }
            }
        }
        ok(n > 3000 && wrong.isEmpty(), "all figures of the corpus arrive as they are printed, " + how + " (" + n + ")",
                String.join("\n", wrong));
    }

    static void extreme(Connection con, String how) throws Exception {
        try (PreparedStatement st = con.prepareStatement(WIDE + " WHERE name = ?")) {
            st.setString(1, "extreme");
            ResultSet rs = st.executeQuery();
            rs.next();
            same(rs.getString("agency"), "𠀀县“三安全”办公室's \"x\"; \\", "text, " + how);
            same(rs.getLong("licensing_decisions"), Long.MAX_VALUE, "the largest count, " + how);
            same(rs.getLong("penalties_decisions"), 9007199254740993L, "a count beyond a double, " + how);
            same(rs.getBigDecimal("fees_amount"), new BigDecimal("123456789012345.25"), "an amount, " + how);
            same(rs.getLong("licensing_items_change"), -8L, "a negative number, " + how);
            same(rs.getObject("regulations_issued"), null, "blank is NULL, " + how);
            same(rs.getObject("regulations_in_force"), 0L, "and 0 is 0, " + how);
            same(rs.getDate("published"), Date.valueOf("2024-02-29"), "a date, " + how);
            same(rs.getObject("is_balanced"), false, "a boolean, " + how);
        }
    }

    static void types(Connection con, String how) throws Exception {
        try (PreparedStatement st = con.prepareStatement(
                "SELECT (report).region, (report).figures FROM \"年报\".report WHERE (report).region <@ ? AND (report).figures = ?")) {
            PGobject region = new PGobject(), figures = new PGobject();
            region.setType("adcode");
            region.setValue("3208");
            figures.setType("govfigures");
            try (ResultSet rs = con.createStatement().executeQuery(
                    "SELECT (report).figures FROM \"年报\".report WHERE name = 'extreme'")) {
                rs.next();
                PGobject got = (PGobject) rs.getObject(1);
                same(got.getType(), "govfigures", "figures arrive as an object of their type, " + how);
                ok(got.getValue().contains("\"received\""), "which is JSON, " + how, got.getValue());
                figures.setValue(got.getValue());
            }
            st.setObject(1, region);
            st.setObject(2, figures);
            ResultSet rs = st.executeQuery();
            ok(rs.next(), "codes and figures can be sent, " + how, null);
            same(rs.getString(1), "320813", "a code arrives as its digits, " + how);
        }
    }

    static Connection connect(String option, String value) throws Exception {
        Map<String, String> env = System.getenv();
        Properties p = new Properties();
        p.setProperty("user", env.get("PGUSER"));
        p.setProperty("password", env.get("PGPASSWORD"));
        p.setProperty(option, value);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + env.get("PGHOST") + ":" + env.get("PGPORT") + "/drivers", p);
    }

    static void main(Path corpus) throws Exception {
        Connection con = connect("ApplicationName", "govrpt");
        Map<String, Integer> types = new HashMap<>();
        Map<String, String> remarks = new HashMap<>();
        try (ResultSet rs = con.getMetaData().getColumns(null, "年报", "report_wide", "%")) {
            while (rs.next()) {
                types.put(rs.getString("COLUMN_NAME"), rs.getInt("DATA_TYPE"));
                remarks.put(rs.getString("COLUMN_NAME"), rs.getString("REMARKS"));
            }
        }
        same(types.values().stream().filter(t -> t == Types.BIGINT).count(), 245L, "counts are BIGINT to getColumns()");
        same(types.get("fees_amount"), Types.NUMERIC, "amounts are NUMERIC");
        same(types.get("published"), Types.DATE, "dates are DATE");
        same(types.get("region"), Types.VARCHAR, "codes are VARCHAR");
        same(types.get("year"), Types.INTEGER, "years are INTEGER");
        same(types.values().stream().filter(t -> t == Types.OTHER || t == Types.STRUCT).count(), 0L,
                "no column is of a type that JDBC does not know");
        same(remarks.get("refused_state_secret_natural_person"),
                "三、(三)不予公开 1.属于国家秘密 / 自然人 | Refused: state secret: Natural persons",
                "the comments arrive as REMARKS, in Chinese and English");
        same(remarks.get("name"), "文件名", "and the table's own");
        try (ResultSet rs = con.getMetaData().getTables(null, "年报", "report_long", new String[] {"VIEW"})) {
            ok(rs.next() && rs.getString("REMARKS").startsWith("每个单元格一行"), "so do those of the views", null);
        }
        wide(con, corpus, "in text");
        extreme(con, "in text");
        types(con, "in text");
        con.close();

        // prepared on the server at once: numbers come in binary
        con = connect("prepareThreshold", "-1");
        wide(con, corpus, "in binary");
        extreme(con, "in binary");
        types(con, "in binary");
        con.close();
    }

    public static void main(String[] args) throws Exception {
        out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            main(Path.of(args[0]));
        } catch (Exception e) {
            ok(false, "the test runs to its end", e);
            e.printStackTrace();
        }
        out.println("1.." + count);
        System.exit(failed > 0 ? 1 : 0);
    }
}
