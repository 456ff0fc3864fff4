/** What decided a result, for those who must check it years later: read only. */
package org.palier.engine.audit;
