/** The commands of {@code deploy/palier}: serve, verify, recompute, report, and later benchmarks and drills. */
package org.palier.deploy.command;
