/**
 * What happened under supervision is looked at afterwards, by people: a case about one sitting, opened whenever something was marked, reviewed
 * once, told to the candidate who answers, reviewed again by somebody else before anything is held against him. A list of numbered facts with
 * pure rules, like a room. Nothing here decides what a sitting is worth; it only lets a certification manager do so, or not.
 * Knows rooms; knows nothing of where evidence is kept, who counts looks, or how letters travel.
 */
package org.palier.proctoring.review;
