import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints, for each file, the rules of PDF/A-3a and PDF/UA-1 that it breaks. Exit code 0: none, 1: some, 2: a file could not be read. */
public final class Check {
    private static final PDFAFlavour[] FLAVOURS = {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1};

    private Check() {
    }

    public static void main(String[] files) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        if (files.length == 0) {
            System.err.println("usage: Check FILE.pdf ...");
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        int exit = 0;
        for (String file : files) {
            for (PDFAFlavour flavour : FLAVOURS) {
                try {
                    exit = Math.max(exit, check(file, flavour));
                } catch (Exception e) {
                    System.out.println(file + ": " + flavour + ": " + e);
                    exit = 2;
                }
            }
        }
        System.exit(exit);
    }

    private static int check(String file, PDFAFlavour flavour) throws Exception {
        try (FileInputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, -1, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> counts = new TreeMap<>();
            Map<String, String> firsts = new TreeMap<>();
            for (TestAssertion a : result.getTestAssertions()) {
                if (a.getStatus() != TestAssertion.Status.FAILED) {
                    continue;
                }
                String rule = "clause " + a.getRuleId().getClause() + " test " + a.getRuleId().getTestNumber();
                counts.merge(rule, 1, Integer::sum);
                firsts.putIfAbsent(rule, a.getMessage() + "\n      first at " + a.getLocation().getContext());
            }
            System.out.println(file + ": " + flavour + ": " + (result.isCompliant() ? "compliant" : "NOT compliant")
                    + ", " + result.getTotalAssertions() + " tests, " + counts.size() + " failed rules");
            for (Map.Entry<String, Integer> e : counts.entrySet()) {
                System.out.println("  " + e.getKey() + ", " + e.getValue() + " times: " + firsts.get(e.getKey()));
            }
            return result.isCompliant() && counts.isEmpty() ? 0 : 1;
        }
    }
}
