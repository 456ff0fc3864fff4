/**
 * Benchmarks that print their figures as one JSON object: {@code palier bench sittings | draw | start | room}. They measure the built program as
 * it is served, from outside, and beside it what the same machine can do at best.
 */
package org.palier.deploy.bench;
