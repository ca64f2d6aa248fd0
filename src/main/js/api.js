// Shows the OpenAPI document in Swagger UI.
SwaggerUIBundle({
  url: document.querySelector("#api").dataset.document,
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
