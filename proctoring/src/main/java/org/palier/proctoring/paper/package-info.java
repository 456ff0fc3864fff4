/**
 * The papers of an exam session: convocation list, attendance sheet (<i>feuille d'émargement</i>), minutes (<i>procès-verbal</i>). Records say
 * what stands in each (the fields of French practice; no text fixes them), and become accessible, archivable PDFs in the reader's language.
 * Identity documents: the kind, never a number or a copy. Accommodations: the measure, never the reason for it.
 */
package org.palier.proctoring.paper;
