/**
 * From bytes to a tree that knows its lines: YAML and JSON files, read in streaming without reflection, and the problems found
 * in them. Anchors, aliases and tags are refused, so no file can grow while it is read. Knows nothing of items or blueprints.
 */
package org.palier.bank.source;
