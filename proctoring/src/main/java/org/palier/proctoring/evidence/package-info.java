/**
 * What is kept of camera and screen, and only where the certification says so. A candidate's page uploads segments, each of which plays
 * alone; each is encrypted with the key of its sitting before it touches a disk, described by a document, and linked to the one accepted
 * before it, so that a later change shows. Erasing the key erases the media. Whoever looks at a segment is noted first. Nothing here may
 * stand in the way of a sitting: submitting waits for no upload, and an ill server asks the pages to keep what they have.
 * Knows of rooms only that looking is noted; must not know reviews, or which disk there is.
 */
package org.palier.proctoring.evidence;
