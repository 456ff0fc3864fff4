/** Offences against the architecture, planted so that {@code ArchitectureTest} can show that its rules find them. */
package org.palier.planted;
