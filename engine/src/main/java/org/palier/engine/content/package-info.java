/**
 * What is asked and what is answered: items, interactions, responses, response processing, forms. Names follow 1EdTech QTI 3
 * where it has one. Pure: knows only {@code java.*}, refusals and Jackson's annotations; no clock, no store, no bus.
 */
package org.palier.engine.content;
