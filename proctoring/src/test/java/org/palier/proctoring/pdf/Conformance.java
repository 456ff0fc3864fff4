package org.palier.proctoring.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What veraPDF, the reference validator, holds against a file. */
public final class Conformance {
  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private Conformance() {}

  /** @return the clauses broken, each with the validator's words; empty for a file that conforms */
  public static List<String> faults(byte[] pdf, PDFAFlavour flavour) {
    try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      var faults = result.getTestAssertions().stream().filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
          .map(one -> one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage() + " at " + one.getLocation().getContext()).distinct().toList();
      if (result.isCompliant() != faults.isEmpty()) throw new IllegalStateException("compliant " + result.isCompliant() + ", faults " + faults);
      return faults;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
