/** Live pictures with real parts: browsers in processes of their own, a real relay (coturn), a real media server (Janus). */
package org.palier.deploy.media;
