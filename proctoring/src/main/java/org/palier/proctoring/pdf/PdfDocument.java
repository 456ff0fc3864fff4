package org.palier.proctoring.pdf;

import java.time.Instant;
import java.util.List;
import org.palier.engine.account.Language;

/**
 * What a document says. The same document gives the same bytes, always.
 *
 * @param title   as a window or a tab shows it
 * @param author  who answers for it
 * @param madeAt  written into it as the day it was made
 * @param footer  at the foot of each page, beside the page's number
 * @param page    how a page is numbered: {@code %d} twice, this page and all pages
 * @param missing said at the end when the fonts lack a character: {@code %s}, their code points; each stands as □
 */
public record PdfDocument(
    String title, String author, Language language, Instant madeAt, List<Block> blocks, String footer, String page, String missing) {
  public PdfDocument {
    blocks = List.copyOf(blocks);
    if (title.isBlank()) throw new IllegalArgumentException("a document without a title");
  }
}
