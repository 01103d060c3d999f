/** What an application writes where it gives more roles than everybody has. It runs on the server, not in the tests. */
package io.github.bankid4jakarta.it.servers.store;
