/** Where evidence is kept: files in a directory, apart from the store. Knows bytes and places, nothing of what they are. */
package org.palier.deploy.vault;
