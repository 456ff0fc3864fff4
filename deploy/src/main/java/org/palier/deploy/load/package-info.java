/**
 * What benchmarks and drills share: the real server in a process of its own, and candidates who sit in it over HTTP as a browser
 * does, pages with a socket, and a real browser that is told what to do. Nothing of the server knows this package, and serving loads no class of it.
 */
package org.palier.deploy.load;
