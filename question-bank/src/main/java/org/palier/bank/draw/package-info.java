/**
 * The draw: from a blueprint, a bank and a seed to a form, always the same one, as {@code question-bank/DRAW.md} specifies it
 * so that anybody can repeat it in another language. Pure: no clock, no chance but the seed.
 */
package org.palier.bank.draw;
