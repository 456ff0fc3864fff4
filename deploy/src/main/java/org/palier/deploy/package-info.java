/** Wires, serves and ships everything; nobody depends on it. */
package org.palier.deploy;
