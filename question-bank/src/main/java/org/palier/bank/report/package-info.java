/**
 * What can be said of a bank without any candidate: counts, and warnings on what is allowed but unwise. For authors and administrators.
 * Pure: the day is passed in.
 */
package org.palier.bank.report;
