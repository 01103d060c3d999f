/** QR symbols: from text to modules, and from modules to SVG. No input or output, no other package of ours. */
package io.github.bankid4jakarta.qr;
