/** The front door: registering, signing in and out, second factor. Turns requests into calls of accounts, enrolments and invitations. */
package org.palier.engine.door;
