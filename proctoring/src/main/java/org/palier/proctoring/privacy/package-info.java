/**
 * Protection of data: who looked at what, how long each kind of record is kept and who chose it, what must not be deleted now, and a purge that
 * deletes, proves what it deleted, and tells the candidate. One person's data as an export, and their erasure.
 * Stands on top of rooms, evidence and reviews, which know nothing of it.
 */
package org.palier.proctoring.privacy;
