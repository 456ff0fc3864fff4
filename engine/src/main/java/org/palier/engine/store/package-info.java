/**
 * The narrow port to durable storage: documents and logs. Two adapters live in {@code deploy}; one suite of contract
 * tests holds for both. Nothing above this port knows which adapter is there. Acknowledged means forced to disk.
 */
package org.palier.engine.store;
