/**
 * Letters to people: what they say, and how they leave. Every e-mail is stored before it is sent, so that a mail server
 * that is away, or absent, loses nothing. Knows accounts; knows nothing of exams but what it is told for a letter.
 */
package org.palier.engine.mail;
