/** Who has more roles than everybody, as applications and as operators say it. It runs on the server, not in the tests. */
package io.github.bankid4jakarta.it.servers.store;
