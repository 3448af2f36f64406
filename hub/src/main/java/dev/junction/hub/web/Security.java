package dev.junction.hub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who may do what in the web lane. */
@Configuration(proxyBeanMethods = false)
class Security {
  private static final String BEARER = "Bearer ";
  private static final String ADMINISTRATOR = "ADMINISTRATOR";

  @Bean
  SecurityFilterChain chain(HttpSecurity http, LocalToken token) {
    return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // No cookie authenticates anybody here, so there is nothing a foreign page could ride on.
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy -> policy.policyDirectives("default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'")))
        .authorizeHttpRequests(
            calls -> calls.requestMatchers("/api/**").hasRole(ADMINISTRATOR).anyRequest().permitAll())
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint((request, response, why) -> refuse(response))
                    .accessDeniedHandler((request, response, why) -> refuse(response)))
        .addFilterBefore(bearer(token), AnonymousAuthenticationFilter.class)
        .build();
  }

  private static OncePerRequestFilter bearer(LocalToken token) {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(BEARER) && token.matches(header.substring(BEARER.length()))) {
          var roles = List.of(new SimpleGrantedAuthority("ROLE_" + ADMINISTRATOR));
          SecurityContextHolder.getContext()
              .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("local", null, roles));
        }
        chain.doFilter(request, response);
      }
    };
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            """
            {"title":"Unauthorized","status":401,"detail":"Expected the header Authorization: Bearer TOKEN with a live token. On the hub's own machine the token is in the file admin.token in its data folder."}
            """
                .getBytes(StandardCharsets.UTF_8));
  }
}
