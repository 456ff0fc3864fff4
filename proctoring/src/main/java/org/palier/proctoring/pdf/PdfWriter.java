package org.palier.proctoring.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** A document as the bytes of a PDF: some 2 ms of a core for a row of a table, half a second the first time. Never on an event loop. */
public final class PdfWriter {
  private PdfWriter() {}

  /** One at a time: the fonts' readers are shared. */
  public static synchronized byte[] write(PdfDocument document) {
    try (var file = new PDDocument()) {
      file.setVersion(1.7f);
      // The same document, the same bytes: otherwise the file's identifier would be made from the time of day.
      file.setDocumentId(document.madeAt().toEpochMilli());
      Metadata.write(file, document);
      var resources = new PDResources();
      var fonts = new Fonts(file, resources);
      var tags = new Tags(file.getDocumentCatalog());
      var sheets = new Typesetter(file, resources, fonts, tags, document).set();
      tags.finish(sheets);
      for (var sheet : sheets) sheet.page.setContents(new PDStream(file, new ByteArrayInputStream(sheet.content()), COSName.FLATE_DECODE));
      fonts.finish();
      var bytes = new ByteArrayOutputStream(64 * 1024);
      file.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
