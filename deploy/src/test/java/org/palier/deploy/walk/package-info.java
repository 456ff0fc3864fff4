/**
 * The exam stories, through real HTTP: the server as it ships, a real store in a folder, a clock that goes when told. One class for
 * each story. Nothing here reaches into the server but to find the right answers, to create staff and centres as the command
 * line does, and to forge what an auditor must notice.
 */
package org.palier.deploy.walk;
