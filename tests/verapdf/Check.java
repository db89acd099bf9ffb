import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says of each PDF whether it is PDF/UA-1, and of each fault which clause it breaks and where. */
public final class Check {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean right = true;
        for (String file : files) {
            try (InputStream content = new FileInputStream(file);
                    PDFAParser parser = Foundries.defaultInstance().createParser(content, PDFAFlavour.PDFUA_1);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
                ValidationResult result = validator.validate(parser);
                right &= result.isCompliant();
                System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + file + " (" + result.getTotalAssertions() + " checks)");
                for (TestAssertion fault : result.getTestAssertions()) {
                    System.out.println("  " + fault.getRuleId().getClause() + "-" + fault.getRuleId().getTestNumber()
                            + " " + fault.getMessage() + " at " + fault.getLocation().getContext());
                }
            }
        }
        System.exit(right ? 0 : 1);
    }
}
