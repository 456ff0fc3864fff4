/**
 * The stories in a real browser: the server as it ships, its pages as built, Chromium. One class for each kind of story.
 * Nothing here sleeps for a fixed time. Screenshots of every page and state are kept under {@code target/stories}.
 */
package org.palier.deploy.story;
