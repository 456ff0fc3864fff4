package org.palier.proctoring.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palier.engine.account.Language;
import org.palier.proctoring.pdf.Conformance;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The files stay in {@code target/papers}, to be looked at. */
class ConformanceTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest(name = "{1} candidates, {0}")
  @CsvSource({"FR,0", "FR,1", "FR,10", "FR,40", "EN,1", "EN,40"})
  void every_paper_is_archivable_and_accessible(Language language, int candidates) throws IOException {
    check("attendance", language, candidates, Paper.pdf(Samples.attendance(candidates), language, PARIS));
    check("attendance-blank", language, candidates, Paper.pdf(Samples.blank(candidates), language, PARIS));
    check("convocation", language, candidates, Paper.pdf(Samples.convocation(candidates), language, PARIS));
    check("minutes", language, candidates, Paper.pdf(Samples.minutes(candidates), language, PARIS));
  }

  private static void check(String kind, Language language, int candidates, byte[] pdf) throws IOException {
    var name = kind + "-" + candidates + "-" + language.tag();
    Files.write(Files.createDirectories(Path.of("target/papers")).resolve(name + ".pdf"), pdf);
    assertEquals(List.of(), Conformance.faults(pdf, PDFAFlavour.PDFA_2_A), name + ": PDF/A-2a");
    assertEquals(List.of(), Conformance.faults(pdf, PDFAFlavour.PDFUA_1), name + ": PDF/UA-1");
  }
}
