// Shows the OpenAPI document in Swagger UI.
SwaggerUIBundle({
  url: "/openapi.yml",
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
