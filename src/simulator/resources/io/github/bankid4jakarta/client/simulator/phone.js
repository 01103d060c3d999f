// Everything here is comfort: the page works without it, except for launch links, whose token only a script can read.
(function () {
  "use strict";
  var token = document.getElementById("token");
  var start = document.getElementById("start");
  var back = document.getElementById("return");

  // Moves the token out of the address bar, so that no history and no screenshot keeps it.
  function takeToken() {
    var match = /^#autostarttoken=(.+)$/.exec(location.hash);
    if (match && token) {
      token.value = match[1];
      history.replaceState(null, "", location.pathname + location.search);
      document.documentElement.classList.add("launch");
      start.form.action = start.formAction; // the Enter key presses the form's first button, which would scan
      start.focus();
    }
  }

  takeToken();
  window.addEventListener("hashchange", takeToken);
  if (back) {
    location.replace(back.href);
  }
})();
