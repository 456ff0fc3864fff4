package org.palier.proctoring.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Language;
import org.palier.proctoring.pdf.Block.Cell;
import org.palier.proctoring.pdf.Block.Column;
import org.palier.proctoring.pdf.Block.Fact;
import org.palier.proctoring.pdf.Block.Facts;
import org.palier.proctoring.pdf.Block.Heading;
import org.palier.proctoring.pdf.Block.Paragraph;
import org.palier.proctoring.pdf.Block.Row;
import org.palier.proctoring.pdf.Block.Table;
import org.palier.proctoring.pdf.Block.Tone;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PdfWriterTest {
  @Test void the_same_document_gives_the_same_bytes() {
    var blocks = List.<Block>of(new Heading(1, "Liste"), table(30, "Łukasz محمد 王"));
    assertArrayEquals(write(blocks), write(blocks));
  }

  @Test void the_validator_finds_a_file_that_does_not_conform() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var bare = new PDDocument()) {
      bare.addPage(new PDPage());
      bare.save(bytes);
    }
    assertFalse(Conformance.faults(bytes.toByteArray(), PDFAFlavour.PDFA_2_A).isEmpty());
    assertFalse(Conformance.faults(bytes.toByteArray(), PDFAFlavour.PDFUA_1).isEmpty());
  }

  @Test void a_table_over_pages_repeats_its_header_for_the_eye_and_has_it_once_for_the_ear() {
    var pdf = write(List.of(new Heading(1, "Liste"), table(120, "Dupont")));
    var pages = Eye.pages(pdf);
    assertTrue(pages.size() >= 3, pages.size() + " pages");
    for (var page : pages) assertTrue(page.contains("Numéro Nom"), page);
    var rows = Reading.of(pdf).table("Liste");
    assertEquals(List.of("Numéro", "Nom"), rows.getFirst());
    assertEquals(IntStream.rangeClosed(1, 120).mapToObj(i -> List.of(Integer.toString(i), "Dupont")).toList(), rows.subList(1, rows.size()));
    conforms(pdf);
  }

  @Test void pages_are_numbered() {
    var pages = Eye.pages(write(List.of(new Heading(1, "Liste"), table(120, "Dupont"))));
    for (int page = 0; page < pages.size(); page++) assertTrue(pages.get(page).contains("page " + (page + 1) + " / " + pages.size()), pages.get(page));
  }

  @Test void a_row_longer_than_a_page_goes_on_and_loses_nothing() {
    var words = IntStream.range(0, 1_500).mapToObj(i -> "mot" + i).collect(Collectors.joining(" "));
    var pdf = write(List.of(new Heading(1, "Liste"), new Table(columns(), 0, List.of(row("1", words), row("2", "fin")), "")));
    assertTrue(Eye.pages(pdf).size() > 1);
    assertEquals(List.of("1", words), Reading.of(pdf).table("Liste").get(1));
    assertEquals(List.of("2", "fin"), Reading.of(pdf).table("Liste").get(2));
    conforms(pdf);
  }

  @Test void a_row_that_fits_on_a_page_is_not_cut() {
    var lines = IntStream.range(0, 9).mapToObj(i -> "ligne" + i).collect(Collectors.joining("\n"));
    var rows = new ArrayList<Row>();
    for (int i = 0; i < 20; i++) rows.add(row(Integer.toString(i), lines));
    for (var page : Eye.pages(write(List.of(new Heading(1, "Liste"), new Table(columns(), 0, rows, "")))))
      assertEquals(count(page, "ligne0"), count(page, "ligne8"), page);
  }

  @Test void a_heading_is_never_the_last_thing_on_a_page() {
    for (int rows = 20; rows < 45; rows++) {
      var pages = Eye.pages(write(List.of(new Heading(1, "Liste"), table(rows, "Dupont"), new Heading(2, "Suite"), table(3, "Durand"))));
      for (var page : pages) assertEquals(page.contains("Suite"), page.contains("1 Durand"), rows + " rows");
    }
  }

  @Test void names_of_many_scripts_are_drawn_and_read() {
    for (var name : List.of("Łukasz Wiśniewski", "Đặng Thị Hồng Nhung", "Ελένη Παπαδοπούλου", "Наталья Кузнецова", "محمد بن عبد الله", "דוד בן־גוריון", "Վարդան", "ნინო ბერიძე", "İbrahim Şahin")) {
      var pdf = write(List.of(new Heading(1, "Liste"), table(1, name)));
      assertEquals(name, Reading.of(pdf).table("Liste").get(1).get(1));
      assertFalse(Eye.pages(pdf).getFirst().contains("caractères absents"), name);
      conforms(pdf);
    }
  }

  @Test void a_character_that_no_font_has_is_shown_as_a_box_named_and_still_read() {
    var pdf = write(List.of(new Heading(1, "Liste"), table(1, "王小明 \ue000 🥇")));
    assertEquals("王小明 \ue000 🥇", Reading.of(pdf).table("Liste").get(1).get(1));
    assertTrue(Eye.pages(pdf).getFirst().contains("caractères absents : U+738B U+5C0F U+660E U+E000 U+1F947"), Eye.pages(pdf).getFirst());
    conforms(pdf);
  }

  @Test void facts_are_a_list_of_labels_and_values_in_order() {
    var pdf = write(List.of(new Heading(1, "Liste"), new Facts(List.of(new Fact("Lieu", "Centre Lyon\n69003 Lyon"), new Fact("Date", "samedi"), new Fact("Heure", "9 h")), 2)));
    var list = Reading.of(pdf).all("L").getFirst();
    assertEquals(List.of("Lieu", "Centre Lyon69003 Lyon", "Date", "samedi", "Heure", "9 h"), list.said());
    conforms(pdf);
  }

  @Test void an_empty_table_is_a_sentence() {
    var read = Reading.of(write(List.of(new Heading(1, "Liste"), table(0, ""))));
    assertTrue(read.said().contains("Personne."), read.toString());
    assertEquals(List.of(), read.all("Table"));
  }

  @Test void title_language_and_fonts_are_in_the_file() throws IOException {
    var pdf = write(List.of(new Heading(1, "Liste"), table(1, "Łukasz محمد")));
    try (var file = Loader.loadPDF(pdf)) {
      assertEquals("Titre & essai", file.getDocumentInformation().getTitle());
      assertEquals("fr-FR", file.getDocumentCatalog().getLanguage());
      assertTrue(file.getDocumentCatalog().getViewerPreferences().displayDocTitle());
      int fonts = 0;
      for (var name : file.getPage(0).getResources().getFontNames()) {
        var font = file.getPage(0).getResources().getFont(name);
        assertTrue(font.isEmbedded() && font.getName().matches("[A-Z]{6}\\+.*"), font.getName());
        fonts++;
      }
      assertEquals(3, fonts);
    }
  }

  private static Table table(int rows, String name) {
    return new Table(columns(), 0, IntStream.rangeClosed(1, rows).mapToObj(i -> row(Integer.toString(i), name)).toList(), "Personne.");
  }

  private static List<Column> columns() {
    return List.of(new Column("Numéro", 20), new Column("Nom", 80));
  }

  private static Row row(String number, String name) {
    return new Row(List.of(Cell.of(number), Cell.of(name)), 0);
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static byte[] write(List<Block> blocks) {
    var all = new ArrayList<>(blocks);
    all.add(new Paragraph("Fin.", Tone.NORMAL));
    return PdfWriter.write(new PdfDocument("Titre & essai", "Palier", Language.FR, Instant.parse("2026-11-21T08:00:00Z"), all, "Pied de page", "page %d / %d", "caractères absents : %s"));
  }

  private static void conforms(byte[] pdf) {
    assertEquals(List.of(), Conformance.faults(pdf, PDFAFlavour.PDFA_2_A));
    assertEquals(List.of(), Conformance.faults(pdf, PDFAFlavour.PDFUA_1));
  }
}
