package io.github.bankid4jakarta.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * An application's own login page over the endpoints, as small as it can be. It knows nothing of the page that was wanted, and
 * lies below what is protected.
 */
@WebServlet("/welcome")
public class OwnLoginPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <title>Welcome</title>
            <h1>Welcome to our own page</h1>
            <button>Log in</button>
            <img alt="" width="300" height="300">
            <script>
            const base = '%s/.bankid';
            let csrf;
            async function call(path, fields) {
              const options = fields && { method: 'POST', body: new URLSearchParams({ csrf, ...fields }) };
              const answer = await fetch(base + path, { ...options, headers: { Accept: 'application/json' } });
              const body = await answer.json();
              csrf = body.csrf || csrf;
              return body;
            }
            async function poll() {
              const { state, qr } = await call('/collect', {});
              if (qr) {
                document.querySelector('img').src = base + '/qr?' + Date.now();
              }
              if (state === 'complete') {
                location.replace((await call('/complete', {})).location);
              } else {
                setTimeout(poll, 1000);
              }
            }
            document.querySelector('button').onclick = async () => {
              await call('/login');
              await call('/auth', { mode: 'qr' });
              poll();
            };
            </script>
            """;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print(PAGE.formatted(request.getContextPath()));
    }
}
