package org.palier.proctoring.pdf;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/** The tree that says what the marks on the pages are (ISO 32000-1, 14.7): title, list, table, figure, in reading order. */
final class Tags {
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final PDStructureElement document = new PDStructureElement("Document", root);
  private final Map<Sheet, COSArray> parents = new LinkedHashMap<>();

  Tags(PDDocumentCatalog catalog) {
    root.appendKid(document);
    catalog.setStructureTreeRoot(root);
    var marked = new PDMarkInfo();
    marked.setMarked(true);
    catalog.setMarkInfo(marked);
  }

  PDStructureElement document() {
    return document;
  }

  PDStructureElement element(String type, PDStructureElement parent) {
    var element = new PDStructureElement(type, parent);
    parent.appendKid(element);
    return element;
  }

  /** @param scope Row or Column: what the header cell is the header of */
  PDStructureElement headerCell(PDStructureElement row, String scope) {
    var cell = element("TH", row);
    var attribute = new PDTableAttributeObject();
    attribute.setScope(scope);
    cell.addAttribute(attribute);
    return cell;
  }

  PDStructureElement figure(PDStructureElement parent, String alternative, Sheet sheet, PDRectangle box) {
    var figure = element("Figure", parent);
    figure.setAlternateDescription(alternative);
    figure.setPage(sheet.page);
    var layout = new PDLayoutAttributeObject();
    layout.setBBox(box);
    layout.setPlacement(PDLayoutAttributeObject.PLACEMENT_BLOCK);
    figure.addAttribute(layout);
    return figure;
  }

  /** What is drawn belongs to this element. @param exact the text when the glyphs do not say it, or null */
  void mark(PDStructureElement element, Sheet sheet, String exact, Runnable drawing) {
    int number = sheet.tagged(element.getStructureType(), exact, drawing);
    var reference = new PDMarkedContentReference();
    reference.setPage(sheet.page);
    reference.setMCID(number);
    element.appendKid(reference);
    parents.computeIfAbsent(sheet, _ -> new COSArray()).add(element.getCOSObject());
  }

  /** After the last mark. */
  void finish(List<Sheet> sheets) {
    var numbers = new HashMap<Integer, COSObjectable>();
    for (var sheet : sheets) {
      var here = parents.getOrDefault(sheet, new COSArray());
      sheet.page.setStructParents(sheet.index);
      numbers.put(sheet.index, new PDParentTreeValue(here));
    }
    var tree = new PDNumberTreeNode(PDParentTreeValue.class);
    tree.setNumbers(numbers);
    root.setParentTree(tree);
    root.setParentTreeNextKey(sheets.size());
  }

  static PDRectangle box(float x, float y, float width, float height) {
    return new PDRectangle(round(x), round(Sheet.HEIGHT - y - height), round(width), round(height));
  }

  private static float round(float value) {
    return new COSFloat(Math.round(value * 10) / 10f).floatValue();
  }
}
