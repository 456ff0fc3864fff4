/**
 * A person's candidacy for a certification: who he is on his identity document, what he needs, his project, and what was
 * decided to accommodate him. A registration becomes an enrolment only when the e-mail is confirmed. Must not know exam sessions.
 */
package org.palier.engine.enrolment;
