import com.ibm.wsspi.security.jaspi.ProviderService;
import io.github.bankid4jakarta.authmodule.BankIdAuthConfigProvider;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import java.util.Map;

/** Hands Open Liberty the provider of bankid4jakarta, which Liberty registers for all applications. */
public final class BankIdFeature implements ProviderService {

    @Override
    public AuthConfigProvider getAuthConfigProvider(AuthConfigFactory factory) {
        return new BankIdAuthConfigProvider(Map.of(), null);
    }
}
