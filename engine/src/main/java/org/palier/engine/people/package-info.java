/** Candidates as staff find them, and the accommodations decided for them. */
package org.palier.engine.people;
