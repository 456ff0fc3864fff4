/**
 * The door to the outside: the OpenAPI contract mounted on a router, who may call what, and problems (RFC 9457).
 * Every operation of the contract has exactly one handler and one line in the access table, or nothing is served.
 */
package org.palier.engine.web;
