/** How records become JSON and YAML: one mapper configuration for the wire, the store and the files. */
package org.palier.engine.json;
