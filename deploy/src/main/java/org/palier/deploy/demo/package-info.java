/** What an empty store is filled with so that a newcomer can walk through everything at once. Never on a store that holds anything. */
package org.palier.deploy.demo;
