package org.palier.proctoring.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A document as the eye meets it. */
public final class Eye {
  private static final float DPI = 144;

  private Eye() {}

  /** What stands on each page, headers and footers too. */
  public static List<String> pages(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      var pages = new ArrayList<String>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How much of this place is the blue of the pen, 0 to 1. */
  public static double pen(byte[] pdf, Reading.Place place) {
    try (var document = Loader.loadPDF(pdf)) {
      var image = new PDFRenderer(document).renderImageWithDPI(place.page(), DPI);
      var box = place.box();
      float scale = DPI / 72;
      int left = Math.round(box[0] * scale);
      int top = Math.round((Sheet.HEIGHT - box[1] - box[3]) * scale);
      var part = image.getSubimage(left, top, Math.round(box[2] * scale), Math.round(box[3] * scale));
      return pen(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double pen(BufferedImage image) {
    int blue = 0;
    for (int x = 0; x < image.getWidth(); x++)
      for (int y = 0; y < image.getHeight(); y++) {
        int colour = image.getRGB(x, y);
        if ((colour & 0xff) - (colour >> 16 & 0xff) > 40) blue++;
      }
    return (double) blue / (image.getWidth() * image.getHeight());
  }
}
