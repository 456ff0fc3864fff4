/**
 * A candidate's path through a certification: what is done, what is next and why. Read from enrolment, sittings and
 * invitations; decides nothing itself.
 */
package org.palier.engine.path;
