/**
 * Documents to keep: PDF/A-2a (ISO 19005-2, archivable) that is PDF/UA-1 as well (ISO 14289-1, accessible). A {@link PdfDocument} says what
 * stands in it, {@link PdfWriter} sets it on pages. Nothing here knows what an exam is.
 */
package org.palier.proctoring.pdf;
