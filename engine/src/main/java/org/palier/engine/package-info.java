/** The engine of Palier: certifications, candidates, exam sessions, sittings, scoring. Depends on no other module. */
package org.palier.engine;
