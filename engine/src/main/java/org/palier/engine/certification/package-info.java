/**
 * A référentiel as data: what is certified, how it is evaluated and by which criteria, with its printed codes, and which values
 * the document gives and which the operator chose. Records, and one reader that refuses a file that contradicts itself.
 * Knows nothing of candidates, marks or the bank's content; decides nothing about a person.
 */
package org.palier.engine.certification;
