package org.palier.proctoring.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/** A document as a screen reader meets it: by its structure, in its order, never by where things stand on the page. */
public record Reading(String type, String text, Optional<String> alternative, Optional<Place> place, List<Reading> parts) {
  /** Where a figure stands. @param box left, bottom, width, height in points */
  public record Place(int page, float[] box) {}

  public static Reading of(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      var marks = new HashMap<COSDictionary, Map<Integer, String>>();
      for (var page : document.getPages()) marks.put(page.getCOSObject(), marks(page));
      var root = document.getDocumentCatalog().getStructureTreeRoot();
      return read(document, (PDStructureElement) root.getKids().getFirst(), marks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Integer, String> marks(PDPage page) throws IOException {
    var extractor = new PDFMarkedContentExtractor();
    extractor.processPage(page);
    var texts = new HashMap<Integer, String>();
    for (var content : extractor.getMarkedContents()) {
      if (content.getMCID() < 0) continue;
      var text = new StringBuilder();
      for (var part : content.getContents()) if (part instanceof TextPosition position) text.append(position.getUnicode());
      var exact = content.getActualText();
      if (texts.put(content.getMCID(), exact != null ? exact : text.toString()) != null) throw new IllegalStateException("mark twice: " + content.getMCID());
    }
    return texts;
  }

  private static Reading read(PDDocument document, PDStructureElement element, Map<COSDictionary, Map<Integer, String>> marks) {
    var text = new StringBuilder();
    var parts = new ArrayList<Reading>();
    for (var kid : ((PDStructureNode) element).getKids()) {
      switch (kid) {
        case PDStructureElement child -> parts.add(read(document, child, marks));
        case PDMarkedContentReference reference -> text.append(marks.get(reference.getPage().getCOSObject()).get(reference.getMCID()));
        default -> throw new IllegalStateException("kid " + kid);
      }
    }
    return new Reading(element.getStructureType(), text.toString(), Optional.ofNullable(element.getAlternateDescription()), place(document, element), parts);
  }

  private static Optional<Place> place(PDDocument document, PDStructureElement element) {
    if (element.getPage() == null) return Optional.empty();
    for (int i = 0; i < element.getAttributes().size(); i++)
      if (element.getAttributes().getObject(i) instanceof PDLayoutAttributeObject layout && layout.getBBox() != null) {
        var box = layout.getBBox();
        return Optional.of(new Place(document.getPages().indexOf(element.getPage()), new float[] {box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()}));
      }
    return Optional.empty();
  }

  public Stream<Reading> all() {
    return Stream.concat(Stream.of(this), parts.stream().flatMap(Reading::all));
  }

  public List<Reading> all(String type) {
    return all().filter(one -> one.type.equals(type)).toList();
  }

  /** Everything that is said in it, part by part. */
  public List<String> said() {
    return all().flatMap(one -> Stream.concat(Stream.of(one.text), one.alternative.stream())).filter(Predicate.not(String::isBlank)).map(String::strip).toList();
  }

  /** The value of the list entry with this label. */
  public String fact(String label) {
    return all("LI").stream().filter(item -> item.parts.get(0).text.equals(label)).findFirst().orElseThrow(() -> new AssertionError("no " + label)).parts.get(1).text;
  }

  /** The table after this heading: its rows, each what its cells say; the first is the header. */
  public List<List<String>> table(String heading) {
    boolean found = false;
    for (var part : parts) {
      if (found && part.type.equals("Table")) return part.all("TR").stream().map(row -> row.parts.stream().map(cell -> String.join(" | ", cell.said())).toList()).toList();
      if (found && part.type.startsWith("H")) break;
      if (part.type.startsWith("H") && part.text.equals(heading)) found = true;
    }
    throw new AssertionError("no table below " + heading);
  }
}
