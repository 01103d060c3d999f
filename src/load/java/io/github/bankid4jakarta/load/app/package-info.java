/** What the deployed application of the load tests holds beside the library: something to compare with, and a BankID to steer. */
package io.github.bankid4jakarta.load.app;
