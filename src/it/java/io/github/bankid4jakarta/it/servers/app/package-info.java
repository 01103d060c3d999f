/**
 * An application as anybody may write it: Jakarta EE and nothing else. The suite puts it on every server, in some ways with
 * our JAR in it and in others without. It runs on the server, not in the tests.
 */
package io.github.bankid4jakarta.it.servers.app;
